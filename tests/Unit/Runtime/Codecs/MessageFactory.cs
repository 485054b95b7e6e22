using System.Collections;
using System.Reflection;

namespace OrderGrains.Tests.Runtime;

/// <summary>Builds random messages of any type that can be sent.</summary>
internal sealed class MessageFactory(Random random)
{
    private const int MaxDepth = 6;

    private static readonly string[] Texts = ["", "a", "grüße", "日本 🍜", "line\nbreak \"quoted\"", new('x', 300)];

    private static readonly NullabilityInfoContext Nullability = new();

    public object Create(Type type, int depth = 0) => Simple(type) ?? Compound(type, depth);

    private object? Simple(Type type) => Type.GetTypeCode(type) switch
    {
        _ when type.IsEnum => Enum.GetValues(type).GetValue(random.Next(Enum.GetValues(type).Length)),
        TypeCode.Boolean => random.Next(2) == 0,
        TypeCode.Int32 => random.Next(3) switch { 0 => int.MinValue, 1 => random.Next(100), _ => int.MaxValue },
        TypeCode.Int64 => random.Next(3) switch { 0 => long.MinValue, 1 => random.NextInt64(), _ => -1L },
        TypeCode.String => Texts[random.Next(Texts.Length)],
        _ when type == typeof(TimeSpan) => TimeSpan.FromTicks(random.NextInt64()),
        _ when type == typeof(DateTimeOffset) => new DateTimeOffset(
            random.NextInt64(TimeSpan.TicksPerDay, DateTimeOffset.MaxValue.Ticks - TimeSpan.TicksPerDay),
            TimeSpan.FromMinutes(random.Next(-840, 841))),
        _ => null,
    };

    private object Compound(Type type, int depth)
    {
        if (type.IsGenericType && type.GetGenericArguments() is [Type key, Type value])
        {
            IDictionary map = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(key, value))!;
            for (int left = Count(depth); left > 0; left--)
            {
                map[Create(key, depth + 1)] = Create(value, depth + 1);
            }

            return map;
        }

        if (type.IsGenericType && type.GetGenericArguments() is [Type item])
        {
            Array items = Array.CreateInstance(item, Count(depth));
            for (int index = 0; index < items.Length; index++)
            {
                items.SetValue(Create(item, depth + 1), index);
            }

            return items;
        }

        object message = Activator.CreateInstance(type, nonPublic: true)!;
        foreach (PropertyInfo property in type.GetProperties().Where(static item => item.CanWrite))
        {
            Fill(message, property, depth);
        }

        return message;
    }

    private void Fill(object message, PropertyInfo property, int depth)
    {
        Type type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        bool mayBeNull = Nullability.Create(property).WriteState == NullabilityState.Nullable;
        bool isNull = mayBeNull && (depth >= MaxDepth || random.Next(3) == 0);
        property.SetValue(message, isNull ? null : Create(type, depth + 1));
    }

    private int Count(int depth) => depth >= MaxDepth ? 0 : random.Next(4);
}
