using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace OrderGrains.Tests.Servers;

/// <summary>
/// A PostgreSQL server of the tests' own: its own folder, a free port of the loopback, syncing as in production. It
/// ends with the test process, however that ends.
/// </summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private const int StartAttempts = 40;
    private static readonly TimeSpan s_bound = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_step = TimeSpan.FromMilliseconds(50);

    // The shell holds the server: at the end of its input, which is also the end of this process, it stops it.
    private const string Keeper = """
        log=$1; shift; trap '' INT TERM
        "$@" >>"$log" 2>&1 & echo $!
        read -r _; kill -INT $! 2>/dev/null; wait $!
        """;

    private readonly string _folder;
    private readonly string _password = Guid.NewGuid().ToString("n");
    private Process? _keeper;
    private int _pid;

    private PostgresServer(string folder) => _folder = folder;

    /// <summary>The server's port on 127.0.0.1.</summary>
    public int Port { get; private set; }

    /// <summary>How to connect as the server's owner.</summary>
    public string ConnectionString => ConnectionStringAt(Port);

    private string LogPath => Path.Combine(_folder, "log");

    /// <summary>Creates a server and starts it.</summary>
    public static async Task<PostgresServer> StartNewAsync()
    {
        PostgresPrograms.Folder();
        PostgresServer server = new(Directory.CreateTempSubdirectory("postgres-").FullName);
        try
        {
            await server.CreateAsync();
            await server.StartAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>How to connect through another port, that of a proxy.</summary>
    public string ConnectionStringAt(int port) =>
        $"Host=127.0.0.1;Port={port};Database=postgres;Username=postgres;Password={_password}";

    /// <summary>Starts the server, and waits until it takes connections.</summary>
    public async Task StartAsync()
    {
        string seen = "nothing";
        for (int attempt = 0; attempt < StartAttempts; attempt++)
        {
            Launch();
            if (await TakesConnectionsAsync())
            {
                return;
            }

            // What a killed server leaves behind may still be ending, or somebody else took the port.
            seen = File.Exists(LogPath) ? await File.ReadAllTextAsync(LogPath) : "no log";
            if (seen.Contains("could not bind", StringComparison.Ordinal))
            {
                Port = LoopbackPort.Free();
            }

            await EndKeeperAsync();
        }

        throw new InvalidOperationException($"The PostgreSQL server did not start; its log: {seen}");
    }

    /// <summary>The server's processes: first the one that starts the others.</summary>
    public IReadOnlyList<int> Processes() =>
    [
        _pid, .. File.ReadAllText($"/proc/{_pid}/task/{_pid}/children")
            .Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(pid => int.Parse(pid, CultureInfo.InvariantCulture)),
    ];

    /// <summary>Kills the server with all its processes, as a power cut would.</summary>
    public async Task CrashAsync()
    {
        foreach (int pid in Processes())
        {
            Kill(pid);
        }

        await EndKeeperAsync();
    }

    /// <summary>Runs a statement; returns its first value.</summary>
    public async Task<object?> QueryAsync(string sql)
    {
        await using NpgsqlConnection connection = new($"{ConnectionString};Pooling=false");
        await connection.OpenAsync();
        await using NpgsqlCommand command = new(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>Stops the server in order and deletes its folder.</summary>
    public async ValueTask DisposeAsync()
    {
        await EndKeeperAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task CreateAsync()
    {
        Port = LoopbackPort.Free();
        string passwordPath = Path.Combine(_folder, "password");
        await File.WriteAllTextAsync(passwordPath, _password);
        await PostgresPrograms.GiveAsync(_folder);
        string[] command = PostgresPrograms.Command(
            "initdb", "--pgdata", Path.Combine(_folder, "data"), "--username=postgres", $"--pwfile={passwordPath}",
            "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--no-sync");
        await PostgresPrograms.RunAsync(_folder, command);
    }

    private void Launch()
    {
        string[] server = PostgresPrograms.Command(
            "postgres", "-D", Path.Combine(_folder, "data"), "-p", Port.ToString(CultureInfo.InvariantCulture),
            "-c", "listen_addresses=127.0.0.1", "-c", $"unix_socket_directories={_folder}");
        _keeper = PostgresPrograms.Start(_folder, ["sh", "-c", Keeper, "sh", LogPath, .. server]);
        _pid = int.Parse(_keeper.StandardOutput.ReadLine() ?? "0", CultureInfo.InvariantCulture);
    }

    private async Task<bool> TakesConnectionsAsync()
    {
        long started = TimeProvider.System.GetTimestamp();
        while (IsAlive() && TimeProvider.System.GetElapsedTime(started) < s_bound)
        {
            try
            {
                await QueryAsync("SELECT 1");
                return true;
            }
            catch (NpgsqlException)
            {
                await Task.Delay(s_step);
            }
        }

        return false;
    }

    private async Task EndKeeperAsync()
    {
        if (_keeper is { } keeper)
        {
            _keeper = null;
            keeper.StandardInput.Close();
            await keeper.WaitForExitAsync();
            keeper.Dispose();
        }
    }

    // The keeper's child stays a zombie until its input ends, so it is asked for its state.
    private bool IsAlive()
    {
        string path = $"/proc/{_pid}/stat";
        return !Directory.Exists("/proc/self")
            || (File.Exists(path) && !File.ReadAllText(path).Contains(") Z", StringComparison.Ordinal));
    }

    private static void Kill(int pid)
    {
        try
        {
            using Process process = Process.GetProcessById(pid);
            process.Kill();
        }
        catch (ArgumentException exception)
        {
            Trace.WriteLine($"It ended by itself: {exception.Message}");
        }
    }
}
