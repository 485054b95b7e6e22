using System.Collections;
using System.Reflection;

namespace OrderGrains.Tests.Contracts;

/// <summary>Makes one message of a type, the same at every run: each member has another value.</summary>
internal sealed class MessageSamples
{
    private const int MaxDepth = 10;

    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private int number;

    public static object Of(Type type) => new MessageSamples().Create(type, 0);

    private object Create(Type type, int depth)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        number++;
        return Simple(type) ?? Compound(type, depth);
    }

    private object? Simple(Type type) => Type.GetTypeCode(type) switch
    {
        _ when type.IsEnum => Enum.GetValues(type).GetValue(number % Enum.GetValues(type).Length),
        TypeCode.Boolean => true,
        TypeCode.Int32 => number,
        TypeCode.Int64 => (long)number * int.MaxValue,
        TypeCode.String => $"text {number} é",
        _ when type == typeof(TimeSpan) => TimeSpan.FromSeconds(number),
        _ when type == typeof(DateTimeOffset) => Start.AddMinutes(number),
        _ => null,
    };

    private object Compound(Type type, int depth)
    {
        if (type.IsArray)
        {
            Array array = Array.CreateInstance(type.GetElementType()!, 1);
            array.SetValue(Create(type.GetElementType()!, depth + 1), 0);
            return array;
        }

        if (type.IsGenericType && type.GetGenericArguments() is [Type key, Type value])
        {
            var map = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(key, value))!;
            map[Create(key, depth + 1)] = Create(value, depth + 1);
            return map;
        }

        if (type.IsGenericType && type.GetGenericArguments() is [Type item])
        {
            var items = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
            items.Add(Create(item, depth + 1));
            return items;
        }

        object message = Activator.CreateInstance(type, nonPublic: true)!;
        foreach ((_, MemberInfo member) in SerializedTypes.MembersOf(type).OrderBy(entry => entry.Id))
        {
            if (member is PropertyInfo { CanWrite: true } property && depth < MaxDepth)
            {
                property.SetValue(message, Create(property.PropertyType, depth + 1));
            }
        }

        return message;
    }
}
