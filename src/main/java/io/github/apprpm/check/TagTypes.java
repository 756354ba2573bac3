package io.github.apprpm.check;

import io.github.apprpm.rpm.TagType;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The types that the values of a tag may have, from rpm's {@code rpmtag.h}.
 *
 * <p>rpm takes a text of one type for that of another ({@code hdrchkTagType} of {@code header.c}), except where it reads
 * a list without a look at its type, and ends with a segmentation fault.
 */
final class TagTypes {
    private static final Set<TagType> TEXTS = Set.of(TagType.STRING, TagType.STRING_ARRAY, TagType.I18NSTRING);
    private static final Map<Integer, Set<TagType>> SIGNATURE = new HashMap<>();
    private static final Map<Integer, Set<TagType>> HEADER = new HashMap<>();

    static {
        put(SIGNATURE, Set.of(TagType.BIN), "62 267-268 999 1002-1006 1008");
        put(SIGNATURE, Set.of(TagType.STRING), "269 273 279");
        put(SIGNATURE, Set.of(TagType.STRING_ARRAY), "274 276 278");
        put(SIGNATURE, Set.of(TagType.INT32), "275 277 1000 1007");
        put(SIGNATURE, Set.of(TagType.INT64), "270-271");

        put(HEADER, Set.of(TagType.BIN), "61 63 1012-1013 1043");
        put(
                HEADER,
                TEXTS,
                "1000-1002 1007 1010-1011 1014-1015 1020-1026 1044 1064 1079 1094 1122-1126 1132 "
                        + "1151-1152 1155-1156 5012-5013 5015-5016 5034 5062 5083 5100 5103-5104 5121-5124");
        put(HEADER, Set.of(TagType.INT16), "1030 1033");
        put(
                HEADER,
                Set.of(TagType.INT32),
                "1003 1006 1008-1009 1028 1034 1037 1045-1046 1048 1051 1053 1068-1069 1080 1095-1096 "
                        + "1106 1112 1114 1116 1119 1127-1128 1134 1138 1140-1141 1143-1145 5011 5017 5019 "
                        + "5024-5026 5033 5045 5048 5051 5054 5057 5068 5070 5072 5078 5080 5082 5084-5085 5091 "
                        + "5093 5114-5115");
        put(HEADER, Set.of(TagType.INT64), "5008-5009 5112-5113");
        put(
                HEADER,
                TEXTS,
                "100 1004-1005 1016 1018-1019 1027 1035-1036 1059 1065-1067 1081-1082 1085-1089 1091-1092 1097 1099 "
                        + "1115 1120 1142 1147 1153-1154 5029 5066-5067 5069 5071 5076-5077 5079 5081 5090 5097 "
                        + "5105-5106 5116-5117");
        put(
                HEADER,
                Set.of(TagType.STRING_ARRAY),
                "1039-1040 1047 1049-1050 1054-1055 1090 1098 1113 1117-1118 5010 5046-5047 5049-5050 "
                        + "5052-5053 5055-5056 5092 5096");
    }

    private TagTypes() {}

    /** @param tags numbers and ranges */
    private static void put(Map<Integer, Set<TagType>> table, Set<TagType> types, String tags) {
        for (String part : tags.split(" ")) {
            String[] ends = part.split("-");
            for (int tag = Integer.parseInt(ends[0]); tag <= Integer.parseInt(ends[ends.length - 1]); tag++) {
                table.put(tag, types);
            }
        }
    }

    static boolean isKnownInSignature(int tag) {
        return SIGNATURE.containsKey(tag);
    }

    /** Whether a tag may have values of a type; an unknown tag may have any. */
    static boolean allows(boolean signature, int tag, TagType type) {
        Set<TagType> allowed = (signature ? SIGNATURE : HEADER).get(tag);
        return allowed == null || allowed.contains(type);
    }
}
