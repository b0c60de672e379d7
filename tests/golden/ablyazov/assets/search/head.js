dossierData("head",{"version":"1c2b7dd122de4411","units":61,"documents":5,"few":true,"common":100,"firsts":["0","imp","wel"],"shared":"","part":"0y1"})
