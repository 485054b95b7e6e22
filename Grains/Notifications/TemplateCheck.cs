using System.Text.RegularExpressions;
using OrderGrains.Money;
using OrderGrains.Orders;

namespace OrderGrains.Notifications;

/// <summary>Finds everything that is wrong with a template before it is saved.</summary>
public sealed partial class TemplateCheck(TemplateEngine engine)
{
    /// <summary>The most characters of a subject's source.</summary>
    public const int MaxSubjectLength = 1_000;

    /// <summary>The most characters of a text's or HTML's source.</summary>
    public const int MaxPartLength = 65_536;

    /// <summary>The most loops inside each other: they multiply the work.</summary>
    public const int MaxLoopDepth = 2;

    private static readonly IReadOnlyDictionary<string, object?>[] Samples =
        [TemplateModel.Create(Sample(complete: true)), TemplateModel.Create(Sample(complete: false))];

    /// <summary>The errors, all at once; each begins with the member that it is about. Empty: sound.</summary>
    public IReadOnlyList<string> Check(EmailTemplate template)
    {
        var errors = new List<string>();
        if (!NotifiedEvents.All.Contains(template.Type))
        {
            errors.Add($"type: no e-mail is sent when an order is {SnakeCase.Of(template.Type)}");
        }

        if (!EmailLocale.IsValid(template.Locale))
        {
            errors.Add("locale: must be a BCP 47 tag, e.g. de or pt-BR");
        }

        CheckPart(errors, "subject", template.Subject, MaxSubjectLength);
        CheckPart(errors, "text", template.Text, MaxPartLength);
        CheckPart(errors, "html", template.Html, MaxPartLength);
        return errors;
    }

    private void CheckPart(List<string> errors, string name, string source, int maxLength)
    {
        if (source.Length == 0 || source.Length > maxLength)
        {
            errors.Add($"{name}: must have 1 to {maxLength} characters");
            return;
        }

        if (name == "html" && Unescaped().IsMatch(source))
        {
            errors.Add("html: {{{…}}} and {{&…}} would not escape what customers wrote; use {{…}}");
        }

        if (LoopDepth(source) > MaxLoopDepth)
        {
            errors.Add($"{name}: loops may be {MaxLoopDepth} deep");
            return;
        }

        errors.AddRange(Samples.Select(sample => Render(name, source, sample)).OfType<string>().Distinct());
    }

    private string? Render(string name, string source, IReadOnlyDictionary<string, object?> sample)
    {
        try
        {
            string rendered = engine.RenderOnce(source, name == "html", sample);
            return string.IsNullOrWhiteSpace(rendered) ? $"{name}: renders to nothing" : null;
        }
        catch (TemplateException error)
        {
            return $"{name}: {error.Message}";
        }
    }

    private static int LoopDepth(string source)
    {
        int depth = 0;
        int deepest = 0;
        foreach (Match match in Loop().Matches(source))
        {
            depth += match.Groups[1].Value == "/" ? -1 : 1;
            deepest = Math.Max(deepest, depth);
        }

        return deepest;
    }

    private static EmailOccasion Sample(bool complete) => new()
    {
        Type = OrderEventType.Accepted,
        Reason = complete ? new OrderReason { Code = ReasonCode.CapacityExceeded, Note = "Come again." } : null,
        ReadyAt = complete ? DateTimeOffset.UnixEpoch : null,
        Order = new OrderView
        {
            Id = "ord_sample",
            Version = 1,
            State = OrderStatus.Accepted,
            AllowedTransitions = [],
            StoreId = "sample",
            StoreName = complete ? "The Corner Café" : "",
            Channel = "direct",
            DisplayNumber = "A-17",
            Lines = [SampleLine(complete)],
            Total = new MinorUnits(900),
            Currency = "EUR",
            Customer = complete ? new CustomerDetails { Name = "Kim" } : new CustomerDetails(),
            PlacedAt = DateTimeOffset.UnixEpoch,
            UpdatedAt = DateTimeOffset.UnixEpoch,
        },
    };

    private static OrderLine SampleLine(bool complete) => new()
    {
        ItemId = "1",
        Name = "Latte",
        Quantity = 2,
        UnitPrice = new MinorUnits(400),
        Modifiers = complete
            ? [new OrderModifier { ModifierId = "oat", Name = "Oat", Quantity = 1, UnitPrice = new MinorUnits(50) }]
            : [],
        Total = new MinorUnits(900),
        Note = complete ? "Extra hot" : null,
    };

    [GeneratedRegex(@"\{\{~?[{&]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Unescaped();

    [GeneratedRegex(
        @"\{\{~?\s*(#|/)\s*(?!if\b|unless\b|with\b|>|\*)",
        RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Loop();
}
