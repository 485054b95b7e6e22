namespace OrderGrains.Orders;

/// <summary>All personal data of an order, in one place: erasing it is setting one member to null.</summary>
[GenerateSerializer, Immutable, Alias("og.OrderPersonal")]
public sealed record OrderPersonal
{
    /// <summary>What to call the customer.</summary>
    [Id(0)]
    public string? Name { get; init; }

    /// <summary>Where status e-mails go.</summary>
    [Id(1)]
    public string? Email { get; init; }

    /// <summary>A telephone number.</summary>
    [Id(2)]
    public string? Phone { get; init; }

    /// <summary>Where to deliver.</summary>
    [Id(3)]
    public string? Address { get; init; }

    /// <summary>The customer's wish for the whole order.</summary>
    [Id(4)]
    public string? Note { get; init; }

    /// <summary>The customer's wishes line by line; null when there are none.</summary>
    [Id(5)]
    public string?[]? LineNotes { get; init; }

    /// <summary>Gathers what a request holds; null when it holds nothing personal.</summary>
    public static OrderPersonal? From(PlaceOrder command)
    {
        bool hasLineNotes = command.Lines.Any(line => line.Note is not null);
        OrderPersonal personal = new()
        {
            Name = command.Customer.Name,
            Email = command.Customer.Email,
            Phone = command.Customer.Phone,
            Address = command.Customer.Address,
            Note = command.Note,
            LineNotes = hasLineNotes ? [.. command.Lines.Select(line => line.Note)] : null,
        };
        return personal == new OrderPersonal() ? null : personal;
    }
}
