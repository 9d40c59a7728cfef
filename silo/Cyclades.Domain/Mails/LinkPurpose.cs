namespace Cyclades.Domain.Mails;

/// <summary>What a mailed link does once its page posts it (D40). One purpose's link never serves another.</summary>
public enum LinkPurpose
{
    ActivateAccount = 1,
    ResetPassword = 2,
    ConfirmNewEmail = 3,
    ConfirmAsRepresentative = 4,
}
