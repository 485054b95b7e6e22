namespace OrderGrains.Api.Orders;

/// <summary>The form of an e-mail address, checked loosely: only the mail server knows whether it is one.</summary>
internal static class EmailAddress
{
    public static bool IsValid(string address, int most)
    {
        int at = address.LastIndexOf('@');
        if (at < 1 || at == address.Length - 1 || address.Length > most)
        {
            return false;
        }

        foreach (char letter in address)
        {
            if (char.IsControl(letter)
                || char.IsWhiteSpace(letter) || letter is '<' or '>' or ',' or ';' or '"' or '\\')
            {
                return false;
            }
        }

        return address.IndexOf('@', StringComparison.Ordinal) == at && address[at + 1] != '.' && address[^1] != '.';
    }
}
