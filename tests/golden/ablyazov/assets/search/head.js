dossierData("head",{"version":"68908fd9bee1a8c9","units":61,"documents":5,"few":true,"common":100,"firsts":["0","illegall","wee"],"shared":"","part":"0y1"})
