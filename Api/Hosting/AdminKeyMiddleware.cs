using System.Security.Cryptography;
using System.Text;
using OrderGrains.Api.Problems;

namespace OrderGrains.Api.Hosting;

/// <summary>
/// Lets only callers with the admin key in. Runs where a key is set; the comparison takes constant time.
/// </summary>
internal sealed class AdminKeyMiddleware(RequestDelegate next, string key)
{
    private const string Scheme = "Bearer ";

    private readonly byte[] expected = SHA256.HashData(Encoding.UTF8.GetBytes(key));

    public Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<OpenToAll>() is not null || HasKey(http.Request))
        {
            return next(http);
        }

        http.Response.Headers.WWWAuthenticate = "Bearer";
        return new Problem(ProblemKind.Unauthorised, "Send Authorization: Bearer with the admin key.")
            .ExecuteAsync(http);
    }

    private bool HasKey(HttpRequest request)
    {
        string? header = request.Headers.Authorization;
        if (header is null || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        byte[] given = SHA256.HashData(Encoding.UTF8.GetBytes(header[Scheme.Length..].Trim()));
        return CryptographicOperations.FixedTimeEquals(given, expected);
    }
}
