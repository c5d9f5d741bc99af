namespace ImrPredict.Ingest.Pool;

/// <summary>Looks after processes while they are waited for.</summary>
internal sealed class PoolWatch
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private readonly HashSet<Action> _waitedFor = [];
    private bool _isRunning;

    /// <summary>Begins to look after a process.</summary>
    /// <param name="look">Looks at it, and ends it where it takes too much.</param>
    public void Begin(Action look)
    {
        lock (_waitedFor)
        {
            _waitedFor.Add(look);
            if (!_isRunning)
            {
                _isRunning = true;
                new Thread(Look) { IsBackground = true, Name = "input pool" }.Start();
            }
            else if (_waitedFor.Count == 1)
            {
                Monitor.Pulse(_waitedFor);
            }
        }
    }

    /// <summary>Ends it; once this has returned, the process is let alone.</summary>
    public void End(Action look)
    {
        lock (_waitedFor)
        {
            _waitedFor.Remove(look);
        }
    }

    private void Look()
    {
        while (true)
        {
            lock (_waitedFor)
            {
                while (_waitedFor.Count == 0)
                {
                    Monitor.Wait(_waitedFor);
                }

                foreach (var look in _waitedFor)
                {
                    look();
                }
            }

            Thread.Sleep(Pause);
        }
    }
}
