// Sleeps through its turn, and through the next hour.
OnUpdate(update => Thread.Sleep(TimeSpan.FromHours(1)));
