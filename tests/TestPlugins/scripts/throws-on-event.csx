// Every price is too much for it.
OnUpdate(update => throw new InvalidOperationException($"{update.Position.Key}: no"));
