using System.Diagnostics;
using System.Net;
using OrderGrains.Bench.Http;
using OrderGrains.Bench.Scenarios;

namespace OrderGrains.Bench;

/// <summary>
/// Drives all connections from one thread: no tasks, no locks, no allocation per request, so that nearly all of the
/// machine is the server's. Every answer is checked before it counts.
/// </summary>
public sealed class LoadLoop : IDisposable
{
    private const long NanosecondsPerSecond = 1_000_000_000;
    private const long AnswerTimeoutNanoseconds = 10 * NanosecondsPerSecond;
    private const long MaxWaitNanoseconds = NanosecondsPerSecond / 10;

    // How long after the end of a schedule requests may still start that were due before.
    private const long LatestStart = 10 * NanosecondsPerSecond;

    private readonly Epoll _epoll = new();
    private readonly AnswerParser _parser = new();
    private readonly Connection[] _connections;
    private readonly Stack<Connection> _idle;
    private readonly int[] _ready;
    private readonly IScenario _scenario;
    private readonly Action<byte[]>? _acknowledged;

    private RunTally _tally = new();
    private OpenLoopSchedule? _schedule;
    private long _wanted;
    private long _endsAt;
    private long _startedAt;
    private long _issued;
    private int _busy;
    private bool _exhausted;

    /// <param name="server">A loopback address.</param>
    /// <param name="connections">How many connections.</param>
    /// <param name="scenario">The kind of load.</param>
    /// <param name="acknowledged">Called with the id of every correct answer.</param>
    public LoadLoop(Uri server, int connections, IScenario scenario, Action<byte[]>? acknowledged = null)
    {
        _scenario = scenario;
        _acknowledged = acknowledged;
        IPEndPoint endpoint = Loopback.Resolve(server);
        _ready = new int[connections];
        _idle = new Stack<Connection>(connections);
        _connections = new Connection[connections];
        for (int tag = 0; tag < connections; tag++)
        {
            _connections[tag] = new Connection(endpoint, _epoll, tag, scenario.Open());
            _connections[tag].Open();
            _idle.Push(_connections[tag]);
        }
    }

    /// <summary>Runs until the bound; then waits for the answers under way.</summary>
    public RunTally Run(RunBound bound)
    {
        _tally = new RunTally();
        _issued = 0;
        _exhausted = false;

        // Servers close connections that were idle for long; that is seen, and mended, before anything is sent.
        Collect(0);
        _startedAt = Now();
        _endsAt = _startedAt + (long)(bound.Duration.TotalSeconds * NanosecondsPerSecond);
        _schedule = bound.Rate > 0 ? new OpenLoopSchedule(_startedAt, bound.Duration, bound.Rate) : null;
        _wanted = Math.Min(bound.Count, _schedule?.Count ?? long.MaxValue);
        while (!_exhausted && _issued < _wanted && Now() < (_schedule is null ? _endsAt : _endsAt + LatestStart))
        {
            StartDue();
            Collect(Math.Min(_endsAt + LatestStart - Now(), WaitForNextStart()));
        }

        CountUnsent();

        Drain();
        _tally.Elapsed = TimeSpan.FromTicks((Now() - _startedAt) / 100);
        return _tally;
    }

    public void Dispose()
    {
        foreach (Connection connection in _connections)
        {
            connection.Dispose();
        }

        _epoll.Dispose();
    }

    private static long Now() =>
        (long)(Stopwatch.GetTimestamp() * ((double)NanosecondsPerSecond / Stopwatch.Frequency));

    private void StartDue()
    {
        while (_idle.Count > 0 && _issued < _wanted && !_exhausted)
        {
            long due = _schedule?.DueAt(_issued) ?? Now();
            if (due > Now())
            {
                return;
            }

            Start(_idle.Pop(), due);
        }
    }

    private long WaitForNextStart()
    {
        if (_schedule is null)
        {
            return Math.Min(_endsAt - Now(), MaxWaitNanoseconds);
        }

        return _idle.Count > 0 && _issued < _wanted
            ? Math.Clamp(_schedule.DueAt(_issued) - Now(), 0, MaxWaitNanoseconds)
            : MaxWaitNanoseconds;
    }

    // A request that was due and could not start in time is one that got no answer.
    private void CountUnsent()
    {
        if (_schedule is null || _exhausted)
        {
            return;
        }

        for (long number = _issued; number < _wanted; number++)
        {
            _tally.AddWrong("no connection was free", "no connection was free");
        }
    }

    private void Start(Connection connection, long startedAt)
    {
        if (!_scenario.Prepare(connection.Exchange))
        {
            _exhausted = true;
            _idle.Push(connection);
            return;
        }

        _issued++;
        _busy++;
        connection.StartedAt = startedAt;
        if (!connection.Send())
        {
            Break(connection, "connection lost");
        }
    }

    private void Collect(long waitNanoseconds)
    {
        int count = _epoll.Wait(_ready, Math.Max(0, waitNanoseconds));
        for (int index = 0; index < count; index++)
        {
            Take(_connections[_ready[index]]);
        }
    }

    private void Take(Connection connection)
    {
        bool wasBusy = connection.IsBusy;
        ParseOutcome outcome = connection.Receive(_parser, out HttpAnswer answer);
        if (outcome == ParseOutcome.Incomplete)
        {
            return;
        }

        if (outcome == ParseOutcome.Malformed || !wasBusy)
        {
            Break(connection, wasBusy ? "connection lost or no HTTP" : null);
            return;
        }

        Check(connection, answer);
        if (!answer.KeepAlive)
        {
            connection.Reopen();
        }

        _busy--;
        _idle.Push(connection);
        if (_schedule is null && !_exhausted && _issued < _wanted && Now() is var now && now < _endsAt)
        {
            Start(_idle.Pop(), now);
        }
    }

    private void Check(Connection connection, in HttpAnswer answer)
    {
        Exchange exchange = connection.Exchange;
        bool correct = answer.Status == exchange.ExpectedStatus
            && (!exchange.ChecksId || answer.Body.IndexOf(exchange.Id) >= 0);
        if (!correct)
        {
            _tally.AddWrong(exchange, answer);
            return;
        }

        _tally.Latencies.Record(Now() - connection.StartedAt);
        _acknowledged?.Invoke(exchange.Id);
    }

    private void Break(Connection connection, string? kind)
    {
        if (kind is not null)
        {
            _tally.AddWrong(kind, kind);
            _busy--;
            _idle.Push(connection);
        }

        connection.Reopen();
    }

    private void Drain()
    {
        _exhausted = true;
        long deadline = Now() + AnswerTimeoutNanoseconds;
        while (_busy > 0 && Now() < deadline)
        {
            Collect(MaxWaitNanoseconds);
        }

        foreach (Connection connection in _connections.Where(connection => connection.IsBusy))
        {
            Break(connection, "no answer in 10 s");
        }
    }
}
