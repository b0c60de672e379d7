dossierData("head",{"version":"5bf7dfd7d4b49ffa","units":61,"documents":5,"few":true,"firsts":["01","impossible","what"],"shared":"","part":"0y1"})
