namespace OrderGrains.Bench.Micro;

/// <summary>Answers what it is given: a call and nothing else.</summary>
[Alias("og.bench.IEchoGrain")]
public interface IEchoGrain : IGrainWithStringKey
{
    [Alias("Echo")]
    Task<string> Echo(string text);
}
