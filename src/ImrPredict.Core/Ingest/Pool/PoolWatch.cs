namespace ImrPredict.Ingest.Pool;

/// <summary>Looks after processes while they are waited for, and ends those that take too much.</summary>
internal sealed class PoolWatch(InputPoolOptions options)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private readonly HashSet<PoolWorker> _waitedFor = [];
    private bool _isRunning;

    /// <summary>Begins to look after a process.</summary>
    public void Begin(PoolWorker worker)
    {
        lock (_waitedFor)
        {
            _waitedFor.Add(worker);
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
    public void End(PoolWorker worker)
    {
        lock (_waitedFor)
        {
            _waitedFor.Remove(worker);
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

                foreach (var worker in _waitedFor)
                {
                    worker.EndIfBeyond(options);
                }
            }

            Thread.Sleep(Pause);
        }
    }
}
