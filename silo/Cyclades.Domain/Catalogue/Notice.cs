namespace Cyclades.Domain.Catalogue;

/// <summary>An occasional message of the home page (R5), shown while its period contains the present instant.</summary>
/// <param name="Title">Its heading; may be empty.</param>
/// <param name="Text">Plain text in French.</param>
/// <param name="Period">When it is shown.</param>
public sealed record Notice(string Title, string Text, OpenPeriod Period);

/// <summary>A link at the top right of the home page, to an explanatory video for instance (R7).</summary>
/// <param name="Title">What is clicked on.</param>
/// <param name="Url">Absolute, http or https.</param>
public sealed record HelpLink(string Title, Uri Url);
