namespace OrderGrains.Runtime;

/// <summary>Why a silo did not carry a call out.</summary>
internal enum RefusalReason : byte
{
    /// <summary>The grain does not live there; the refusal may name the silo that has it.</summary>
    NotHere = 1,

    /// <summary>The silo is stopping.</summary>
    Stopping = 2,

    /// <summary>The call's time was up before its turn came.</summary>
    Expired = 3,

    /// <summary>The silo has too many calls of the connection already.</summary>
    Overloaded = 4,
}
