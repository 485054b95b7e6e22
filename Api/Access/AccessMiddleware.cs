using OrderGrains.Api.Problems;
using OrderGrains.Configuration;

namespace OrderGrains.Api.Access;

/// <summary>
/// The one place that knows who calls, and whether they may (<see cref="AccessRule"/>). A key says who: the admin's, a
/// store's, a customer's; one that is nobody's is refused. Without a key the caller is the admin where no admin key is
/// set, which is only possible on this machine's own addresses; otherwise nobody.
/// </summary>
internal sealed class AccessMiddleware(RequestDelegate next, SecurityOptions security, AccessKeys keys)
{
    private readonly AdminKey? admin = security.AdminKey is { } key ? new AdminKey(key) : null;

    public Task InvokeAsync(HttpContext http)
    {
        AccessRule rule = AccessRule.Of(http.GetEndpoint());
        if (rule.IsOpen)
        {
            return next(http);
        }

        string? authorization = http.Request.Headers.Authorization;
        if (string.IsNullOrEmpty(authorization))
        {
            return admin is null ? PassAsync(http, rule, Caller.Admin) : RefuseAsync(http);
        }

        if (admin?.IsIn(authorization) == true)
        {
            return PassAsync(http, rule, Caller.Admin);
        }

        return AdminKey.BearerOf(authorization) is { } bearer ? FindAsync(http, rule, bearer) : RefuseAsync(http);
    }

    private async Task FindAsync(HttpContext http, AccessRule rule, string key)
    {
        Caller? caller = await keys.FindAsync(key);
        await (caller is null ? RefuseAsync(http) : PassAsync(http, rule, caller));
    }

    private Task PassAsync(HttpContext http, AccessRule rule, Caller caller)
    {
        if (!rule.Allows(caller, http.Request.RouteValues))
        {
            return Problem.Forbidden("The key is for other things than this.").ExecuteAsync(http);
        }

        http.Features.Set(caller);
        return next(http);
    }

    private static Task RefuseAsync(HttpContext http)
    {
        http.Response.Headers.WWWAuthenticate = "Bearer";
        return new Problem(
            ProblemKind.Unauthorised,
            "Send Authorization: Bearer with the admin key, a store's kitchen key or a customer's token.")
            .ExecuteAsync(http);
    }
}
