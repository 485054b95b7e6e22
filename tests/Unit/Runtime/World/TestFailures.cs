using OrderGrains.Runtime;

namespace OrderGrains.Tests.Runtime;

/// <summary>Lets one more exception type travel.</summary>
internal sealed class TestFailures : IFailureCodec
{
    public CallFailure? Write(Exception failure) => failure is FileNotFoundException
        ? new CallFailure("file_missing", failure.Message)
        {
            Code = "file_missing",
            Retryable = true,
            RetryAfter = TimeSpan.FromSeconds(3),
        }
        : null;

    public Exception? Read(CallFailure failure, Exception? cause) => failure.Type == "file_missing"
        ? new FileNotFoundException($"{failure.Message}|{failure.Code}|{failure.Retryable}|{failure.RetryAfter}", cause)
        : null;
}
