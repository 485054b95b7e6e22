namespace OrderGrains.Tests.Fuzz;

/// <summary>One change to a body: what kind, where (taken modulo what there is), and with what.</summary>
public sealed record Mutation(MutationKind Kind, int Place, int Choice);

/// <summary>Kinds of changes to a body.</summary>
public enum MutationKind
{
    /// <summary>A value becomes another one.</summary>
    ReplaceValue,

    /// <summary>A byte becomes another one.</summary>
    ReplaceByte,

    /// <summary>A byte comes in.</summary>
    InsertByte,

    /// <summary>A byte goes.</summary>
    RemoveByte,

    /// <summary>The rest goes.</summary>
    Truncate,

    /// <summary>A member is there twice.</summary>
    RepeatMember,
}
