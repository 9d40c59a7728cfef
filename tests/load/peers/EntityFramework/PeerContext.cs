using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace Cyclades.Peers.EntityFramework;

/// <summary>The silo's tables, as entities.</summary>
internal sealed partial class PeerContext(DbContextOptions<PeerContext> options) : DbContext(options)
{
    public DbSet<StateEntity> States => Set<StateEntity>();

    public DbSet<DueEntity> Due => Set<DueEntity>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<StateEntity>(state =>
        {
            state.ToTable("orleansstorage").HasKey(row => new { row.Key, row.Kind, row.Service });
            state.Property(row => row.Key).HasColumnName("grainidextensionstring");
            state.Property(row => row.Kind).HasColumnName("graintypestring");
            state.Property(row => row.Service).HasColumnName("serviceid");
            state.Property(row => row.Version).HasColumnName("version").IsConcurrencyToken();
            state.Property(row => row.Payload).HasColumnName("payloadbinary");
        });
        modelBuilder.Entity<JournalEntity>().ToTable("journal").HasKey(row => row.Position);
        modelBuilder.Entity<AccountEntity>().ToTable("account").HasKey(row => row.CandidateNumber);
        modelBuilder.Entity<AccountEntity>().Property(row => row.CandidateNumber).ValueGeneratedNever();
        modelBuilder.Entity<CandidatureEntity>().ToTable("candidature").HasKey(row => new { row.CandidateNumber, row.RegistrationNumber });
        modelBuilder.Entity<OutboxEntity>().ToTable("outbox").HasKey(row => row.Id);
        modelBuilder.Entity<MessageEntity>().ToTable("message").HasKey(row => row.Id);
        modelBuilder.Entity<DueEntity>().ToTable("due").HasKey(row => new { row.Grain, row.Kind, row.At });
        modelBuilder.Entity<DraftEntity>().ToTable("draft").HasKey(row => row.Grain);
        modelBuilder.Entity<CandidatureVersionEntity>().ToTable("candidature_version")
            .HasKey(row => new { row.CandidateNumber, row.RegistrationNumber, row.Version });
        foreach (var property in modelBuilder.Model.GetEntityTypes().Where(type => type.ClrType != typeof(StateEntity)).SelectMany(type => type.GetProperties()))
        {
            property.SetColumnName(WordStart().Replace(property.Name, "_").ToLowerInvariant());
        }
    }

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex WordStart();
}
