using System.Data;
using Dapper;
using Npgsql;

namespace Cyclades.Silo.Storage;

/// <summary>How instants and truth values go to each database and come back: PostgreSQL has types for them, SQLite has texts and numbers.</summary>
internal static class StoredValues
{
    public static void Register()
    {
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset?));
        SqlMapper.AddTypeHandler(new Instants());
        SqlMapper.RemoveTypeMap(typeof(bool));
        SqlMapper.RemoveTypeMap(typeof(bool?));
        SqlMapper.AddTypeHandler(new TruthValues());
    }

    private sealed class Instants : SqlMapper.TypeHandler<DateTimeOffset>
    {
        public override void SetValue(IDbDataParameter parameter, DateTimeOffset value) =>
            parameter.Value = parameter is NpgsqlParameter ? value.ToUniversalTime() : StoredInstant.ToText(value);

        public override DateTimeOffset Parse(object value) => value switch
        {
            string text => StoredInstant.Parse(text),
            DateTime instant => new DateTimeOffset(instant),
            _ => throw new DataException($"An instant is stored as {value.GetType().Name}."),
        };
    }

    private sealed class TruthValues : SqlMapper.TypeHandler<bool>
    {
        public override void SetValue(IDbDataParameter parameter, bool value) =>
            parameter.Value = parameter is NpgsqlParameter ? value : value ? 1L : 0L;

        public override bool Parse(object value) => value is bool truth ? truth : (long)value != 0;
    }
}
