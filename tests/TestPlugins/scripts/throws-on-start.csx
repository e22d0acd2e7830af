// Its first turn fails, every time.
throw new InvalidOperationException("no start today");
