namespace OrderGrains.Tests.Payments;

/// <summary>What a bank does wrong, once.</summary>
public enum BankFault
{
    /// <summary>It does nothing and says so.</summary>
    Away,

    /// <summary>It does what it was asked, and its answer is lost.</summary>
    AnswerLost,

    /// <summary>It will never do it.</summary>
    Refuses,

    /// <summary>It has a defect.</summary>
    Breaks,
}
