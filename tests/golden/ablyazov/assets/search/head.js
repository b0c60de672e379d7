dossierData("head",{"version":"fb883cecfd6e36b2","units":61,"documents":5,"few":true,"common":100,"firsts":["0","imp","wel"],"shared":"","part":"0y1"})
