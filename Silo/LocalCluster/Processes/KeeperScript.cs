namespace OrderGrains.LocalCluster.Processes;

/// <summary>
/// A shell between the cluster and each of its programs. Its input is a pipe that the cluster holds: at a line there
/// the program is told to stop, and killed when it does not; so it is at the end of the pipe, which is the end of the
/// cluster's process, however that ends. It runs in a session of its own, so that Ctrl-C reaches the cluster only,
/// which stops one after the other.
/// </summary>
internal static class KeeperScript
{
    private const int OrphanSeconds = 60;

    /// <summary>
    /// Arguments: pid file, log file, signal, seconds until the kill, seconds to wait for the others when the cluster
    /// is gone, program, its arguments.
    /// </summary>
    private const string Text = """
        pid_file=$1 log=$2 signal=$3 bound=$4 others=$5
        shift 5
        exec 3<&0 </dev/null
        "$@" >>"$log" 2>&1 3<&- &
        child=$!
        echo "$child" >"$pid_file"
        echo "$child"
        {
          read -r _ <&3 || while [ "$others" -gt 0 ] && [ "$(ls "${pid_file%/*}" | wc -l)" -gt 1 ]; do
            sleep 1; others=$((others - 1))
          done
          kill -"$signal" "$child"
          while [ "$bound" -gt 0 ] && kill -0 "$child"; do sleep 1; bound=$((bound - 1)); done
          kill -KILL "$child"
        } >/dev/null 2>&1 &
        watcher=$!
        exec 3<&- >/dev/null 2>&1
        wait "$child"
        code=$?
        kill "$watcher"
        rm -f "$pid_file"
        exit "$code"
        """;

    /// <summary>A session of its own where there is no setsid.</summary>
    private static readonly string[] PerlSession = ["-MPOSIX=setsid", "-e", "setsid(); exec @ARGV"];

    /// <summary>The command line that runs a program under a keeper.</summary>
    public static IReadOnlyList<string> Command(ProgramStart program, ChildFiles files)
    {
        string[] session = ProgramSearch.OnPath("setsid") is { } setsid ? [setsid]
            : ProgramSearch.OnPath("perl") is { } perl ? [perl, .. PerlSession]
            : [];
        return
        [
            .. session, "/bin/sh", "-c", Text, "keeper", files.PidOf(program.Name), files.LogOf(program.Name),
            program.StopSignal, $"{(int)program.StopBound.TotalSeconds}",
            program.StopsLast ? $"{OrphanSeconds}" : "0", .. program.Command,
        ];
    }
}
