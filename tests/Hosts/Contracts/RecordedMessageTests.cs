using System.Text.Json;
using System.Text.Json.Nodes;

namespace OrderGrains.Tests.Contracts;

/// <summary>
/// Messages as earlier versions sent them still load: what the host's serializer wrote then, it reads now, member by
/// member. The record is <c>Recorded/messages.HOST.txt</c>: alias, bytes, and what they say as JSON.
/// </summary>
public sealed class RecordedMessageTests
{
    private static readonly JsonSerializerOptions Plain = new() { WriteIndented = false };

    private static readonly string Path = System.IO.Path.Combine(
        AppContext.BaseDirectory, "Contracts", "Recorded", $"messages.{HostSerializer.Host}.txt");

    private static readonly IReadOnlyList<string[]> Recorded =
        File.Exists(Path)
            ? [.. File.ReadLines(Path).Where(line => line.Length > 0).Select(line => line.Split('\t'))]
            : [];

    public static TheoryData<string> Aliases =>
        [.. SerializedTypes.All.Where(type => !type.IsEnum && !type.IsAbstract).Select(SerializedTypes.AliasOf)];

    [Theory]
    [MemberData(nameof(Aliases))]
    public void Read_RecordedMessage_KeepsEveryMember(string alias)
    {
        Type type = SerializedTypes.All.Single(item => SerializedTypes.AliasOf(item) == alias);
        string[][] earlier = [.. Recorded.Where(line => line[0] == alias)];
        Assert.True(earlier.Length > 0, $"Add to {System.IO.Path.GetFileName(Path)}:\n{Line(type, alias)}");
        foreach (string[] line in earlier)
        {
            object read = HostSerializer.Read(type, Convert.FromBase64String(line[1]));

            JsonNode now = JsonSerializer.SerializeToNode(read, type, Plain)!;
            AssertKeeps(JsonNode.Parse(line[2])!, now, alias);
        }
    }

    [Theory]
    [MemberData(nameof(Aliases))]
    public void Write_ThenRead_GivesTheSame(string alias)
    {
        Type type = SerializedTypes.All.Single(item => SerializedTypes.AliasOf(item) == alias);
        object message = MessageSamples.Of(type);

        object read = HostSerializer.Read(type, HostSerializer.Write(type, message));

        Assert.Equal(JsonSerializer.Serialize(message, type, Plain), JsonSerializer.Serialize(read, type, Plain));
    }

    private static string Line(Type type, string alias)
    {
        object message = MessageSamples.Of(type);
        string bytes = Convert.ToBase64String(HostSerializer.Write(type, message));
        return $"{alias}\t{bytes}\t{JsonSerializer.Serialize(message, type, Plain)}";
    }

    // A member that is new since then may have any value.
    private static void AssertKeeps(JsonNode? earlier, JsonNode? now, string path)
    {
        switch (earlier)
        {
            case JsonObject members:
                foreach ((string name, JsonNode? value) in members)
                {
                    AssertKeeps(value, (now as JsonObject)?[name], $"{path}.{name}");
                }

                break;
            case JsonArray items:
                Assert.True(now is JsonArray array && array.Count == items.Count, $"{path} has other items.");
                for (int at = 0; at < items.Count; at++)
                {
                    AssertKeeps(items[at], now![at], $"{path}[{at}]");
                }

                break;
            default:
                Assert.True(JsonNode.DeepEquals(earlier, now), $"{path} was {earlier} and reads as {now}.");
                break;
        }
    }
}
