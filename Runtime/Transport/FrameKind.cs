namespace OrderGrains.Runtime;

/// <summary>What a frame is: a length (4 bytes), its kind (1), a number (4) and what the kind says.</summary>
internal enum FrameKind : byte
{
    /// <summary>The first frame of who connects: who it is, whom it wants.</summary>
    Hello = 1,

    /// <summary>The answer that lets it in.</summary>
    Welcome = 2,

    /// <summary>The answer that does not.</summary>
    Reject = 3,

    /// <summary>Gives a method of a grain class the number by which calls name it.</summary>
    Define = 4,

    /// <summary>A call, by its number on the connection.</summary>
    Call = 5,

    /// <summary>A call's result.</summary>
    Result = 6,

    /// <summary>A call's failure.</summary>
    Failure = 7,

    /// <summary>A call that certainly was not carried out.</summary>
    Refusal = 8,

    /// <summary>Asks for a sign of life.</summary>
    Ping = 9,

    /// <summary>The sign of life.</summary>
    Pong = 10,

    /// <summary>The silo is stopping: no more calls, answers still come.</summary>
    Leaving = 11,
}
