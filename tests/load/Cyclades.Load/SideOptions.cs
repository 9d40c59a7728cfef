using System.CommandLine.Parsing;
using Cyclades.Load.Running;

namespace Cyclades.Load;

/// <summary>Reads servers from the command line.</summary>
internal static class SideOptions
{
    public static Side[] Parse(ArgumentResult given)
    {
        var sides = new List<Side>();
        foreach (var token in given.Tokens)
        {
            if (Side.TryParse(token.Value, out var side))
            {
                sides.Add(side);
            }
            else
            {
                given.AddError($"« {token.Value} » is not like silo=http://127.0.0.1:5081 or silo=http://127.0.0.1:5081,candidates.tsv.");
            }
        }

        return [.. sides];
    }
}
