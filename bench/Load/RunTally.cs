using System.Globalization;
using System.Text;
using OrderGrains.Bench.Http;
using OrderGrains.Bench.Measures;

namespace OrderGrains.Bench;

/// <summary>What a run has seen: latencies of correct answers, and everything that was wrong.</summary>
public sealed class RunTally
{
    private const int MaxSamples = 5;
    private const int MaxSampleLength = 300;

    private readonly Dictionary<string, long> _wrong = [];

    public LatencyHistogram Latencies { get; } = new();

    public TimeSpan Elapsed { get; set; }

    /// <summary>How many answers had the expected status and named the right id.</summary>
    public long Correct => Latencies.Count;

    /// <summary>How many requests got no answer or a wrong one.</summary>
    public long Wrong { get; private set; }

    /// <summary>How many of each kind of wrong answer.</summary>
    public IReadOnlyDictionary<string, long> WrongByKind => _wrong;

    /// <summary>The first wrong answers.</summary>
    public List<string> Samples { get; } = [];

    public void AddWrong(Exchange exchange, in HttpAnswer answer)
    {
        bool status = answer.Status != exchange.ExpectedStatus;
        string kind = status ? $"status {answer.Status.ToString(CultureInfo.InvariantCulture)}" : "another id";
        string body = Encoding.UTF8.GetString(answer.Body[..Math.Min(answer.Body.Length, MaxSampleLength)]);
        AddWrong(kind, $"{Encoding.ASCII.GetString(exchange.Id)}: {kind}: {body}");
    }

    public void AddWrong(string kind, string sample)
    {
        Wrong++;
        _wrong[kind] = _wrong.GetValueOrDefault(kind) + 1;
        if (Samples.Count < MaxSamples)
        {
            Samples.Add(sample);
        }
    }
}
