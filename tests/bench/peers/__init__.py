"""The map beside others that draw the same communes and points: each as its own documentation teaches, all in one run and in turn."""
