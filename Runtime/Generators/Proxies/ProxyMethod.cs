using Microsoft.CodeAnalysis;

namespace OrderGrains.Runtime.Generators;

/// <summary>A method of a grain interface, as the proxy needs it.</summary>
internal sealed class ProxyMethod
{
    private ProxyMethod(IMethodSymbol symbol, int index, string alias)
    {
        Symbol = symbol;
        CallName = $"Call{index}_{symbol.Name}";
        Alias = alias;
        INamedTypeSymbol returned = (INamedTypeSymbol)symbol.ReturnType;
        IsValueTask = returned.Name == "ValueTask";
        Result = returned.TypeArguments.FirstOrDefault();
    }

    public IMethodSymbol Symbol { get; }

    public string CallName { get; }

    public string Alias { get; }

    public bool IsValueTask { get; }

    /// <summary>What the task gives; null for nothing.</summary>
    public ITypeSymbol? Result { get; }

    public IReadOnlyList<string> Codecs { get; private set; } = [];

    public string? ResultCodec { get; private set; }

    public bool IsOneWay => Symbol.Has("Orleans.Concurrency.OneWayAttribute");

    public static ProxyMethod? Read(IMethodSymbol symbol, int index, List<DiagnosticInfo> errors)
    {
        if (!ReturnsTask(symbol) || symbol.IsGenericMethod)
        {
            errors.Add(DiagnosticInfo.Create(Rules.ReturnsNoTask, symbol));
            return null;
        }

        if (symbol.Alias() is not { } alias)
        {
            errors.Add(DiagnosticInfo.Create(Rules.NoAlias, symbol));
            return null;
        }

        ProxyMethod method = new(symbol, index, alias);
        method.ResultCodec = method.Result is null ? null : Codec(symbol, method.Result, errors);
        method.Codecs = [.. symbol.Parameters.Select(parameter => Codec(symbol, parameter.Type, errors))];
        return method;
    }

    /// <summary>The proxy's implementation of the method.</summary>
    public string Implementation()
    {
        string parameters = string.Join(", ", Symbol.Parameters
            .Select(static (parameter, index) => $"{parameter.Type.Code()} p{index}"));
        string arguments = string.Concat(Symbol.Parameters.Select(static (_, index) => $", p{index}"));
        string send = $"new {CallName}(this{arguments}).Send()";
        string head = $"{Symbol.ReturnType.Code()} {Symbol.ContainingType.PlainCode()}.{Symbol.Name}({parameters})";
        if (IsOneWay)
        {
            string done = IsValueTask ? "default" : "global::System.Threading.Tasks.Task.CompletedTask";
            return $"{head} {{ {send}; return {done}; }}";
        }

        return IsValueTask ? $"{head} => new({send});" : $"{head} => {send};";
    }

    private static string Codec(IMethodSymbol symbol, ITypeSymbol type, List<DiagnosticInfo> errors)
    {
        if (CodecExpression.Of(type) is { } codec)
        {
            return codec;
        }

        errors.Add(DiagnosticInfo.Create(
            Rules.NoCodec, symbol, $"{type.ToDisplayString()} of {symbol.ToDisplayString()}"));
        return "";
    }

    private static bool ReturnsTask(IMethodSymbol symbol) =>
        symbol.ReturnType.OriginalDefinition.ToDisplayString() is "System.Threading.Tasks.Task"
            or "System.Threading.Tasks.Task<TResult>"
            or "System.Threading.Tasks.ValueTask"
            or "System.Threading.Tasks.ValueTask<TResult>";
}
