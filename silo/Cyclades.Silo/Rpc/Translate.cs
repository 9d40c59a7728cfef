using System.Diagnostics.CodeAnalysis;
using Cyclades.Domain;
using Cyclades.Domain.Accounts;
using Google.Protobuf.WellKnownTypes;
using Contact = Cyclades.Domain.Catalogue.Contact;
using Wire = Cyclades.Protos.Types.V1;

namespace Cyclades.Silo.Rpc;

/// <summary>The shared types of the contract, to and from the domain's. What is not there is null here and absent there.</summary>
internal static class Translate
{
    [return: NotNullIfNotNull(nameof(instant))]
    public static Timestamp? ToTimestamp(this DateTimeOffset? instant) => instant is { } known ? Timestamp.FromDateTimeOffset(known) : null;

    /// <summary>Null when absent or without any part; parts that make no date are kept, for the rules to refuse.</summary>
    public static PartialDate? ToDomain(this Wire.PartialDate? date) =>
        date is null or { Year: 0, Month: 0, Day: 0 }
            ? null
            : new PartialDate(date.Year, date.Month == 0 ? null : date.Month, date.Day == 0 ? null : date.Day);

    public static Wire.PartialDate ToProto(this PartialDate date) => new() { Year = date.Year, Month = date.Month ?? 0, Day = date.Day ?? 0 };

    public static Wire.PartialDate ToProto(this DateOnly day) => new() { Year = day.Year, Month = day.Month, Day = day.Day };

    public static Wire.Choice ToProto(this Choice choice) => new() { Code = choice.Code, Label = choice.Label };

    /// <summary>Null for what is no answer, whatever was sent.</summary>
    public static bool? ToDomain(this Wire.Answer answer) => answer switch
    {
        Wire.Answer.Yes => true,
        Wire.Answer.No => false,
        _ => null,
    };

    public static Wire.Answer ToProto(this bool answer) => answer ? Wire.Answer.Yes : Wire.Answer.No;

    public static Wire.Answer ToProto(this bool? answer) => answer?.ToProto() ?? Wire.Answer.Unspecified;

    /// <summary>Null for what is no sex, whatever was sent.</summary>
    public static Sex? ToDomain(this Wire.Sex sex) => sex switch
    {
        Wire.Sex.Female => Sex.Female,
        Wire.Sex.Male => Sex.Male,
        _ => null,
    };

    public static Wire.Sex ToProto(this Sex sex) => sex is Sex.Male ? Wire.Sex.Male : Wire.Sex.Female;

    public static Wire.Identity ToProto(this Identity identity) => new()
    {
        Sex = identity.Sex.ToProto(),
        BirthName = identity.BirthName,
        UsageName = identity.UsageName ?? "",
        FirstNames = identity.FirstNames,
        BirthDate = identity.BirthDate.ToProto(),
        BirthPlace = identity.BirthPlace.ToProto(),
    };

    public static Wire.BirthPlace ToProto(this BirthPlace place) => new()
    {
        Country = place.Country.ToProto(),
        Department = place.Department.ToProto(),
        CommuneCode = place.Commune?.Code ?? "",
        Town = place.Locality,
    };

    public static Wire.Contact ToProto(this Contact contact) => new()
    {
        Lines = { contact.Lines },
        Email = contact.Mail?.Value ?? "",
        Phone = contact.Phone ?? "",
    };

    public static Wire.CandidatureName ToProto(this CandidatureId id) => new()
    {
        CandidateNumber = id.Candidate.ToString(),
        RegistrationNumber = id.Registration.Value,
    };

    /// <summary>
    /// One of the caller's candidatures: without a candidate number the caller's own is meant; another candidate's is
    /// <see cref="Refusal.NotFound"/>.
    /// </summary>
    /// <param name="name">As sent.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="path">Where the name stands in the request: <c>name</c>.</param>
    public static Outcome<CandidatureId> ToDomain(this Wire.CandidatureName? name, CandidateNumber caller, string path)
    {
        if (name is null or { RegistrationNumber: 0 })
        {
            return new Refusal.InvalidFields([new FieldViolation($"{path}.registration_number", FieldFault.Required)]);
        }

        if (name.RegistrationNumber < 0)
        {
            return new Refusal.InvalidFields([new FieldViolation($"{path}.registration_number", FieldFault.Malformed)]);
        }

        if (name.CandidateNumber.Length == 0)
        {
            return new CandidatureId(caller, new RegistrationNumber(name.RegistrationNumber));
        }

        if (!CandidateNumber.TryParse(name.CandidateNumber, out var number))
        {
            return new Refusal.InvalidFields([new FieldViolation($"{path}.candidate_number", FieldFault.Malformed)]);
        }

        return number == caller ? new CandidatureId(caller, new RegistrationNumber(name.RegistrationNumber)) : new Refusal.NotFound();
    }
}
