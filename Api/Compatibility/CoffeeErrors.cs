using OrderGrains.Api.Problems;

namespace OrderGrains.Api.Compatibility;

/// <summary>Says in a problem what event-driven-coffee's clients read: <c>error</c>, a sentence.</summary>
internal sealed class CoffeeErrors : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        object? answer = await next(context);
        return (answer is INestedHttpResult nested ? nested.Result : answer) is Problem problem
            ? new WithError(problem)
            : answer;
    }

    private sealed class WithError(Problem problem) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            ProblemBody body = problem.ToBody(httpContext.TraceIdentifier);
            return problem.WriteAsync(httpContext, body with { Error = Sentence(body) });
        }

        private static string Sentence(ProblemBody body) => body.Errors is [var first, ..]
            ? $"{first.Field ?? first.Pointer} {first.Detail}"
            : body.Detail ?? body.Title;
    }
}
