using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Cyclades.Silo.Catalogue;

/// <summary>A value of a YAML text, with the place where it begins: lines and columns from 1.</summary>
internal abstract record FileNode(int Line, int Column)
{
    /// <summary>Deeper than any catalogue is; a text that nests further is refused before it costs anything.</summary>
    public const int MaximumDepth = 12;

    public sealed record Scalar(int Line, int Column, string Text) : FileNode(Line, Column);

    public sealed record Sequence(int Line, int Column, ImmutableArray<FileNode> Items) : FileNode(Line, Column);

    public sealed record Mapping(int Line, int Column, ImmutableArray<KeyValuePair<Scalar, FileNode>> Entries) : FileNode(Line, Column);

    /// <summary>Reads one document, without anchors, aliases or tags; null when it is no such text, for a fault that is added.</summary>
    public static FileNode? Read(string text, ICollection<CatalogueFault> faults)
    {
        var parser = new Parser(new StringReader(text));
        try
        {
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out var end))
            {
                faults.Add(Fault(end, CatalogueFaultText.Empty));
                return null;
            }

            parser.Consume<DocumentStart>();
            var root = ReadNode(parser, 1);
            parser.Consume<DocumentEnd>();
            if (!parser.Accept<StreamEnd>(out _))
            {
                faults.Add(Fault(parser.Current!, CatalogueFaultText.SecondDocument));
                return null;
            }

            return root;
        }
        catch (UnreadableNodeException unreadable)
        {
            faults.Add(unreadable.Fault);
        }
        catch (YamlException malformed)
        {
            faults.Add(new CatalogueFault((int)malformed.Start.Line, (int)malformed.Start.Column, CatalogueFaultText.NotYaml));
        }
        catch (InvalidOperationException)
        {
            // How the parser takes some brackets that are never closed; it stands where it read last.
            var place = parser.Current?.Start ?? Mark.Empty;
            faults.Add(new CatalogueFault((int)place.Line, (int)place.Column, CatalogueFaultText.NotYaml));
        }

        return null;
    }

    private static FileNode ReadNode(Parser parser, int depth)
    {
        var start = parser.Current!;
        if (depth > MaximumDepth)
        {
            throw new UnreadableNodeException(Fault(start, CatalogueFaultText.TooDeep));
        }

        if (start is AnchorAlias || start is NodeEvent { Anchor.IsEmpty: false } or NodeEvent { Tag.IsEmpty: false })
        {
            throw new UnreadableNodeException(Fault(start, CatalogueFaultText.NoAnchors));
        }

        var (line, column) = ((int)start.Start.Line, (int)start.Start.Column);
        if (parser.TryConsume<YamlDotNet.Core.Events.Scalar>(out var scalar))
        {
            return new Scalar(line, column, scalar.Value);
        }

        if (parser.TryConsume<SequenceStart>(out _))
        {
            var items = ImmutableArray.CreateBuilder<FileNode>();
            while (!parser.TryConsume<SequenceEnd>(out _))
            {
                items.Add(ReadNode(parser, depth + 1));
            }

            return new Sequence(line, column, items.ToImmutable());
        }

        parser.Consume<MappingStart>();
        var entries = ImmutableArray.CreateBuilder<KeyValuePair<Scalar, FileNode>>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (ReadNode(parser, depth + 1) is not Scalar key)
            {
                throw new UnreadableNodeException(new CatalogueFault(line, column, CatalogueFaultText.KeyIsNoText));
            }

            entries.Add(new(key, ReadNode(parser, depth + 1)));
        }

        return new Mapping(line, column, entries.ToImmutable());
    }

    private static CatalogueFault Fault(ParsingEvent at, string message) => new((int)at.Start.Line, (int)at.Start.Column, message);

    /// <summary>Leaves the nested reading at the first thing that cannot be read at all.</summary>
    private sealed class UnreadableNodeException(CatalogueFault fault) : Exception
    {
        public CatalogueFault Fault { get; } = fault;
    }
}
