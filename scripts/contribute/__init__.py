"""Pages for editors that are made from the records and the rules, so that nothing is typed twice."""
