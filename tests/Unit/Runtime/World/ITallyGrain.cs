using Orleans;
using Orleans.Concurrency;

namespace OrderGrains.Tests.Runtime;

/// <summary>Notes what was carried out, and fails in many ways.</summary>
[Alias("test.ITallyGrain")]
public interface ITallyGrain : IGrainWithStringKey
{
    [Alias("Note")]
    Task<int> Note(string call);

    [Alias("NoteAfter")]
    Task<string?> NoteAfter(string call, string gate);

    [Alias("NoteLater"), OneWay]
    Task NoteLater(string call);

    [Alias("Nothing")]
    Task<string?> Nothing();

    [Alias("Fill")]
    Task<byte[]> Fill(byte[] bytes, int size);

    [Alias("Fail")]
    Task Fail(string kind);
}
