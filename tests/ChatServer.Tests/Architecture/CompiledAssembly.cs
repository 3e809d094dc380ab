using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace ChatServer.Tests.Architecture;

/// <summary>Reads the methods of an assembly from its file: what the compiler made, whatever the source looks like.</summary>
internal sealed class CompiledAssembly
{
    private static readonly Dictionary<int, OpCode> OpCodesByValue = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => (int)(ushort)code.Value);

    private readonly MetadataReader _metadata;
    private readonly PEReader _file;

    private CompiledAssembly(PEReader file) => (_file, _metadata) = (file, file.GetMetadataReader());

    public static IReadOnlyList<CompiledMethod> MethodsOf(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        return [.. new CompiledAssembly(file).Methods()];
    }

    private IEnumerable<CompiledMethod> Methods()
    {
        foreach (var handle in _metadata.TypeDefinitions)
        {
            var type = _metadata.GetTypeDefinition(handle);
            var names = new TypeNames();
            foreach (var field in type.GetFields())
                _metadata.GetFieldDefinition(field).DecodeSignature(names, genericContext: null);
            foreach (var method in type.GetMethods())
                yield return Read(NameOf(handle), _metadata.GetMethodDefinition(method), names.Seen);
        }
    }

    private CompiledMethod Read(string type, MethodDefinition method, IEnumerable<string> fieldTypes)
    {
        var names = new TypeNames();
        method.DecodeSignature(names, genericContext: null);
        var uses = new List<(string, string)>();
        if (method.RelativeVirtualAddress != 0)
        {
            var body = _file.GetMethodBody(method.RelativeVirtualAddress);
            if (!body.LocalSignature.IsNil)
                _metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(names, genericContext: null);
            uses.AddRange(Tokens(body.GetILReader()).Select(Use).OfType<(string, string)>());
        }

        return new CompiledMethod(type, NameOf(method), uses, [.. fieldTypes, .. names.Seen]);
    }

    /// <summary>The operands of all instructions that name something.</summary>
    private static List<EntityHandle> Tokens(BlobReader code)
    {
        var tokens = new List<EntityHandle>();
        while (code.RemainingBytes > 0)
        {
            int value = code.ReadByte();
            if (value == 0xfe)
                value = 0xfe00 | code.ReadByte();
            switch (OpCodesByValue[value].OperandType)
            {
                case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType:
                    tokens.Add((EntityHandle)MetadataTokens.Handle(code.ReadInt32()));
                    break;
                case OperandType.InlineSwitch:
                    var cases = code.ReadInt32();
                    code.Offset += 4 * cases;
                    break;
                case OperandType.InlineNone: break;
                case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar: code.Offset++; break;
                case OperandType.InlineVar: code.Offset += 2; break;
                case OperandType.InlineI8 or OperandType.InlineR: code.Offset += 8; break;
                default: code.Offset += 4; break;
            }
        }

        return tokens;
    }

    private (string Type, string Member)? Use(EntityHandle handle)
    {
        switch (handle.Kind)
        {
            case HandleKind.MethodSpecification:
                return Use(_metadata.GetMethodSpecification((MethodSpecificationHandle)handle).Method);
            case HandleKind.MemberReference:
                var member = _metadata.GetMemberReference((MemberReferenceHandle)handle);
                return (NameOf(member.Parent), NameOf(member));
            case HandleKind.MethodDefinition:
                var method = _metadata.GetMethodDefinition((MethodDefinitionHandle)handle);
                return (NameOf(method.GetDeclaringType()), NameOf(method));
            case HandleKind.FieldDefinition:
                var field = _metadata.GetFieldDefinition((FieldDefinitionHandle)handle);
                return (NameOf(field.GetDeclaringType()), _metadata.GetString(field.Name));
            case HandleKind.TypeReference or HandleKind.TypeDefinition or HandleKind.TypeSpecification:
                return (NameOf(handle), string.Empty);
            default:
                return null;
        }
    }

    private string NameOf(MethodDefinition method) => NameOf(
        _metadata.GetString(method.Name), () => method.DecodeSignature(new TypeNames(), genericContext: null));

    private string NameOf(MemberReference member) => NameOf(
        _metadata.GetString(member.Name), () => member.DecodeMethodSignature(new TypeNames(), genericContext: null));

    /// <summary>Constructors are told apart by the number of their parameters: what copies a record does not do what first makes one.</summary>
    private static string NameOf(string name, Func<MethodSignature<string>> signature) =>
        name == ConstructorInfo.ConstructorName ? $"{name}/{signature().ParameterTypes.Length}" : name;

    private string NameOf(EntityHandle handle)
    {
        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition: return TypeNames.Of(_metadata, (TypeDefinitionHandle)handle);
            case HandleKind.TypeReference: return TypeNames.Of(_metadata, (TypeReferenceHandle)handle);
            case HandleKind.TypeSpecification:
                return _metadata.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(new TypeNames(), genericContext: null);
            default: return string.Empty;
        }
    }

    /// <summary>Names types in signatures by their definition alone, and notes every one that it meets, arguments of generic types too.</summary>
    private sealed class TypeNames : ISignatureTypeProvider<string, object?>
    {
        public HashSet<string> Seen { get; } = [];

        public static string Of(MetadataReader metadata, TypeDefinitionHandle handle)
        {
            var type = metadata.GetTypeDefinition(handle);
            var name = metadata.GetString(type.Name);
            return type.GetDeclaringType() is { IsNil: false } outer ? $"{Of(metadata, outer)}+{name}" : Join(metadata.GetString(type.Namespace), name);
        }

        public static string Of(MetadataReader metadata, TypeReferenceHandle handle)
        {
            var type = metadata.GetTypeReference(handle);
            var name = metadata.GetString(type.Name);
            return type.ResolutionScope.Kind == HandleKind.TypeReference
                ? $"{Of(metadata, (TypeReferenceHandle)type.ResolutionScope)}+{name}"
                : Join(metadata.GetString(type.Namespace), name);
        }

        public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => Note(Of(reader, handle));

        public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => Note(Of(reader, handle));

        public string GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
            reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

        public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) => genericType;

        public string GetArrayType(string elementType, ArrayShape shape) => elementType;

        public string GetSZArrayType(string elementType) => elementType;

        public string GetByReferenceType(string elementType) => elementType;

        public string GetPointerType(string elementType) => elementType;

        public string GetPinnedType(string elementType) => elementType;

        public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => unmodifiedType;

        public string GetFunctionPointerType(MethodSignature<string> signature) => string.Empty;

        public string GetGenericMethodParameter(object? genericContext, int index) => string.Empty;

        public string GetGenericTypeParameter(object? genericContext, int index) => string.Empty;

        public string GetPrimitiveType(PrimitiveTypeCode typeCode) => $"System.{typeCode}";

        private static string Join(string space, string name) => space.Length == 0 ? name : $"{space}.{name}";

        private string Note(string name)
        {
            Seen.Add(name);
            return name;
        }
    }
}
