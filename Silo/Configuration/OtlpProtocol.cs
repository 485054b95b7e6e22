namespace OrderGrains.Configuration;

/// <summary>How telemetry is carried to its endpoint.</summary>
public enum OtlpProtocol
{
    /// <summary>OTLP over gRPC, usually port 4317.</summary>
    Grpc,

    /// <summary>OTLP over HTTP in protobuf, usually port 4318; the signals' paths are appended.</summary>
    HttpProtobuf,
}
