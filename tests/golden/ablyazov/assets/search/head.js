dossierData("head",{"version":"5bf7dfd7d4b49ffa","units":61,"documents":5,"few":true,"common":100,"firsts":["0","impos","wh"],"shared":"","part":"0y1"})
