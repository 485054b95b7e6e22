using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace OrderGrains.Tests.Deploy;

/// <summary>The images' health check, against a server that answers with one line.</summary>
public sealed class HealthyTests
{
    [Theory]
    [InlineData("HTTP/1.1 200 OK", true)]
    [InlineData("HTTP/1.1 503 Service Unavailable", false)]
    [InlineData("", false)]
    public async Task Healthy_Answer_DecidesItsExitCode(string answer, bool isHealthy)
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        Task<string> asked = AnswerAsync(listener, answer);

        CommandResult result = await RunAsync(((IPEndPoint)listener.LocalEndpoint).Port);

        Assert.Equal(isHealthy, result.Code == 0);
        Assert.StartsWith("GET /health/ready HTTP/1.0\r\n", await asked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Healthy_NobodyListens_IsNot()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        Assert.NotEqual(0, (await RunAsync(port)).Code);
    }

    private static async Task<CommandResult> RunAsync(int port)
    {
        CommandResult? result = await Command.RunAsync(
            "bash", ["deploy/docker/healthy", port.ToString(CultureInfo.InvariantCulture), "/health/ready"]);
        Assert.SkipWhen(result is null, "There is no bash.");
        return result;
    }

    private static async Task<string> AnswerAsync(TcpListener listener, string answer)
    {
        using TcpClient client = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        byte[] buffer = new byte[1024];
        int count = await client.GetStream().ReadAsync(buffer, TestContext.Current.CancellationToken);
        if (answer.Length > 0)
        {
            await client.GetStream().WriteAsync(
                Encoding.ASCII.GetBytes(answer + "\r\n\r\n"), TestContext.Current.CancellationToken);
        }

        return Encoding.ASCII.GetString(buffer, 0, count);
    }
}
