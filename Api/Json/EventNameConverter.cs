using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrderGrains.Api.Json;

/// <summary>
/// An event's type is e.g. <c>payment.captured</c>, or <c>refund.succeeded</c> where it names what it is about itself.
/// Such events are answered, never read.
/// </summary>
internal sealed class EventNameConverter<TEnum>(string subject) : JsonConverter<TEnum>
    where TEnum : struct, Enum
{
    private readonly FrozenDictionary<TEnum, string> names =
        Enum.GetValues<TEnum>().Zip(NamesOf(subject)).ToFrozenDictionary(pair => pair.First, pair => pair.Second);

    /// <summary>Every name, in the order of the values.</summary>
    public static IEnumerable<string> NamesOf(string subject) =>
        Enum.GetValues<TEnum>().Select(type => NameOf(subject, SnakeCase<TEnum>.NameOf(type)));

    public override TEnum Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Events are answered, never read.");

    public override void Write(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options) =>
        writer.WriteStringValue(names[value]);

    private static string NameOf(string subject, string name) =>
        name.Split('_', 2) is [var own, var happened] ? $"{own}.{happened}" : $"{subject}.{name}";
}
