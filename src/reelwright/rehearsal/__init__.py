"""A server that speaks Runway's contract, draws animatics and bills play money."""
