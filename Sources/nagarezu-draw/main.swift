import NagarezuGraphviz

DrawingChild.run()
