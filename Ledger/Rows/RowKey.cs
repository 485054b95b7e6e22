using System.Globalization;

namespace OrderGrains.Ledger;

/// <summary>
/// The keys of a bucket's rows. A key is a kind and its parts, separated by <c>!</c>, which sorts before everything
/// that a part may hold; so a prefix's rows are the range from <c>prefix!</c> to <c>prefix"</c>.
/// <code>
/// s!key!name                          a state
/// o!key!name                          a row that a grain owns
/// i!index!partition!stamp!key         an index entry; the stamp is inverted, so that the newest comes first
/// e!commit                            the events of one commit
/// d!stamp!type!key!name               a due message
/// x!key!name                          a dead letter
/// u!commit                            a commit's events that nobody can read, parked; a dead letter says so
/// log                                 how far back the events go
/// </code>
/// </summary>
public static class RowKey
{
    /// <summary>The row of a partition that describes the ledger.</summary>
    public const string Meta = "meta";

    /// <summary>The row of a bucket that says with which commit its event log begins.</summary>
    public const string LogStart = "log";

    /// <summary>All states.</summary>
    public static readonly KeyRange States = Below("s");

    /// <summary>All events.</summary>
    public static readonly KeyRange Events = Below("e");

    /// <summary>All due messages.</summary>
    public static readonly KeyRange DueMessages = Below("d");

    /// <summary>All dead letters.</summary>
    public static readonly KeyRange DeadLetters = Below("x");

    /// <summary>A state's row.</summary>
    public static string State(string key, string name) => $"s!{KeyPart.Encode(key)}!{KeyPart.Encode(name)}";

    /// <summary>All states of one key.</summary>
    public static KeyRange StatesOf(string key) => Below($"s!{KeyPart.Encode(key)}");

    /// <summary>True for a state's row.</summary>
    public static bool IsState(string rowKey) => rowKey.StartsWith("s!", StringComparison.Ordinal);

    /// <summary>What the rows of all states of one key begin with.</summary>
    public static ReadOnlySpan<char> OfKey(string stateRow) => stateRow.AsSpan(0, stateRow.LastIndexOf('!'));

    /// <summary>Reads a state's key and name back from its row.</summary>
    public static StateRow ReadState(StoreRow row)
    {
        string[] parts = row.Key.Split('!');
        return new StateRow(KeyPart.Decode(parts[1]), KeyPart.Decode(parts[2]), row.Value);
    }

    /// <summary>A row that a grain owns.</summary>
    public static string Owned(string key, string name) => $"o!{KeyPart.Encode(key)}!{KeyPart.Encode(name)}";

    /// <summary>All rows that a grain owns.</summary>
    public static KeyRange OwnedBy(string key) => Below($"o!{KeyPart.Encode(key)}");

    /// <summary>The events of one commit.</summary>
    public static string EventBlock(long commitNumber) => $"e!{Hex(commitNumber)}";

    /// <summary>The parked events of one commit that nobody can read.</summary>
    public static string ParkedBlock(long commitNumber) => $"u!{Hex(commitNumber)}";

    /// <summary>A dead letter.</summary>
    public static string DeadLetter(string key, string name) => $"x!{KeyPart.Encode(key)}!{KeyPart.Encode(name)}";

    /// <summary>A due message.</summary>
    public static string Due(DueMessage message) =>
        $"d!{Hex(Stamp.RoundUp(message.DueAt))}!{KeyPart.Encode(message.GrainType)}!{KeyPart.Encode(message.Key)}"
        + $"!{KeyPart.Encode(message.Name)}";

    /// <summary>Due messages up to and including a time.</summary>
    public static KeyRange DueUntil(DateTimeOffset time) => new("d!", $"d!{Hex(Stamp.From(time))}\"");

    /// <summary>Reads a due message back from its row's key.</summary>
    public static DueMessage ReadDue(string rowKey)
    {
        string[] parts = rowKey.Split('!');
        return new DueMessage(
            KeyPart.Decode(parts[2]),
            KeyPart.Decode(parts[3]), KeyPart.Decode(parts[4]), Stamp.ToTime(FromHex(parts[1])));
    }

    /// <summary>An index entry.</summary>
    public static string Index(IndexEntry entry, long stamp, string key) =>
        $"{IndexPrefix(entry.Index, entry.Partition)}!{Hex(Inverted(stamp))}!{KeyPart.Encode(key)}";

    /// <summary>A partition of an index, from the newest stamp (inclusive) down to the oldest (inclusive).</summary>
    public static KeyRange IndexBetween(string index, string partition, long newest, long oldest)
    {
        string prefix = IndexPrefix(index, partition);
        return new KeyRange($"{prefix}!{Hex(Inverted(newest))}", $"{prefix}!{Hex(Inverted(oldest))}\"");
    }

    /// <summary>All entries of an index.</summary>
    public static KeyRange IndexAll(string index) => Below($"i!{KeyPart.Encode(index)}");

    /// <summary>Reads what an index entry is looked up by back from its row's key.</summary>
    public static string ReadIndexPartition(string rowKey) => KeyPart.Decode(rowKey.Split('!')[2]);

    /// <summary>The first possible key of an index after an entry.</summary>
    public static string IndexAfter(string index, string partition, IndexPosition position) =>
        Index(new IndexEntry(index, partition), position.Stamp, position.Key) + "!";

    /// <summary>Reads an index entry's place back from its row's key.</summary>
    public static IndexPosition ReadIndex(string rowKey)
    {
        int keyAt = rowKey.LastIndexOf('!');
        int stampAt = rowKey.LastIndexOf('!', keyAt - 1);
        return new IndexPosition(
            Inverted(FromHex(rowKey.AsSpan(stampAt + 1, keyAt - stampAt - 1))), KeyPart.Decode(rowKey[(keyAt + 1)..]));
    }

    /// <summary>Reads a commit's number back from its event row's key.</summary>
    public static long ReadEventBlock(string rowKey) => FromHex(rowKey.AsSpan(2));

    private static string IndexPrefix(string index, string partition) =>
        $"i!{KeyPart.Encode(index)}!{KeyPart.Encode(partition)}";

    private static KeyRange Below(string prefix) => new(prefix + "!", prefix + "\"");

    private static long Inverted(long stamp) => long.MaxValue - stamp;

    private static string Hex(long value) => value.ToString("x16", CultureInfo.InvariantCulture);

    private static long FromHex(ReadOnlySpan<char> text) =>
        long.Parse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
