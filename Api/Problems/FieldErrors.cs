namespace OrderGrains.Api.Problems;

/// <summary>Collects what is wrong with a request. Allocates nothing while nothing is wrong. Not thread-safe.</summary>
internal sealed class FieldErrors
{
    private const int Most = 100;

    private List<FieldError>? errors;

    public bool Any => errors is not null;

    public IReadOnlyList<FieldError> All => errors ?? [];

    public void AddPointer(string pointer, string detail) => Add(new FieldError { Pointer = pointer, Detail = detail });

    public void AddField(string field, string detail) => Add(new FieldError { Field = field, Detail = detail });

    private void Add(FieldError error)
    {
        errors ??= [];
        if (errors.Count < Most)
        {
            errors.Add(error);
        }
    }
}
