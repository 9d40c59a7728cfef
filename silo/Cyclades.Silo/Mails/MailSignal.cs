using Cyclades.Silo.Storage;

namespace Cyclades.Silo.Mails;

/// <summary>Wakes the dispatcher after a commit that filed mails.</summary>
internal sealed class MailSignal : Signal;
