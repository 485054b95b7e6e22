namespace OrderGrains.Api.Problems;

/// <summary>
/// The supervisor of every request: whatever comes out of one, the client gets a problem, and a bug is logged.
/// </summary>
internal sealed partial class ProblemMiddleware(RequestDelegate next, ILogger<ProblemMiddleware> logger)
{
    public Task InvokeAsync(HttpContext http)
    {
        Task work = next(http);
        return work.IsCompletedSuccessfully && !IsBare(http.Response) ? Task.CompletedTask : FinishAsync(http, work);
    }

    private static bool IsBare(HttpResponse response) =>
        response.StatusCode >= StatusCodes.Status400BadRequest && !response.HasStarted && response.ContentType is null;

    private async Task FinishAsync(HttpContext http, Task work)
    {
        try
        {
            await work;
            if (IsBare(http.Response))
            {
                await new Problem(ProblemKind.OfStatus(http.Response.StatusCode)).ExecuteAsync(http);
            }
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            LogAborted(http.TraceIdentifier);
        }
        catch (Exception failure)
        {
            // The supervisor of requests: whatever failed is answered as a problem, and a bug is logged.
            await AnswerAsync(http, failure);
        }
    }

    private async Task AnswerAsync(HttpContext http, Exception failure)
    {
        Problem problem = Explain(http, failure);
        if (http.Response.HasStarted)
        {
            http.Abort();
            return;
        }

        http.Response.Clear();
        http.Response.Headers[RequestIdMiddleware.Header] = http.TraceIdentifier;
        await problem.ExecuteAsync(http);
    }

    private Problem Explain(HttpContext http, Exception failure)
    {
        if (failure is BadHttpRequestException bad)
        {
            return new Problem(ProblemKind.OfStatus(bad.StatusCode), "The request breaks a rule of HTTP.");
        }

        bool changes = !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method);
        if (Unavailability.TryExplain(failure, changes, out Problem? unavailable))
        {
            LogUnavailable(http.TraceIdentifier, failure.GetType().Name, failure.Message);
            return unavailable;
        }

        LogBug(failure, http.TraceIdentifier);
        return new Problem(ProblemKind.Internal, "It was logged under the request's id.");
    }
}
