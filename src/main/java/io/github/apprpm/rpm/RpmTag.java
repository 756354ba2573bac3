package io.github.apprpm.rpm;

/** The numbers of the tags of the header that are used here, from rpm's {@code rpmtag.h}; the names are rpm's own. */
public final class RpmTag {
    public static final int HEADERIMAGE = 61;
    public static final int HEADERSIGNATURES = 62;
    public static final int HEADERIMMUTABLE = 63;
    public static final int HEADERI18NTABLE = 100;

    public static final int NAME = 1000;
    public static final int VERSION = 1001;
    public static final int RELEASE = 1002;
    public static final int EPOCH = 1003;
    public static final int SUMMARY = 1004;
    public static final int DESCRIPTION = 1005;
    public static final int BUILDTIME = 1006;
    public static final int BUILDHOST = 1007;
    public static final int SIZE = 1009;
    public static final int DISTRIBUTION = 1010;
    public static final int VENDOR = 1011;
    public static final int LICENSE = 1014;
    public static final int PACKAGER = 1015;
    public static final int GROUP = 1016;
    public static final int URL = 1020;
    public static final int OS = 1021;
    public static final int ARCH = 1022;
    public static final int OLDFILENAMES = 1027;
    public static final int FILESIZES = 1028;
    public static final int FILEMODES = 1030;
    public static final int FILERDEVS = 1033;
    public static final int FILEMTIMES = 1034;
    public static final int FILEDIGESTS = 1035;
    public static final int FILELINKTOS = 1036;
    public static final int FILEFLAGS = 1037;
    public static final int FILEUSERNAME = 1039;
    public static final int FILEGROUPNAME = 1040;
    public static final int SOURCERPM = 1044;
    public static final int FILEVERIFYFLAGS = 1045;
    public static final int ARCHIVESIZE = 1046;
    public static final int RPMVERSION = 1064;
    public static final int CHANGELOGTIME = 1080;
    public static final int CHANGELOGNAME = 1081;
    public static final int CHANGELOGTEXT = 1082;
    public static final int FILEDEVICES = 1095;
    public static final int FILEINODES = 1096;
    public static final int FILELANGS = 1097;
    public static final int PREFIXES = 1098;
    public static final int SOURCEPACKAGE = 1106;
    public static final int DIRINDEXES = 1116;
    public static final int BASENAMES = 1117;
    public static final int DIRNAMES = 1118;
    public static final int PAYLOADFORMAT = 1124;
    public static final int PAYLOADCOMPRESSOR = 1125;
    public static final int PAYLOADFLAGS = 1126;
    public static final int PLATFORM = 1132;
    public static final int DISTTAG = 1155;
    public static final int LONGFILESIZES = 5008;
    public static final int LONGSIZE = 5009;
    public static final int FILECAPS = 5010;
    public static final int FILEDIGESTALGO = 5011;
    public static final int BUGURL = 5012;
    public static final int VCS = 5034;
    public static final int ENCODING = 5062;
    public static final int PAYLOADDIGEST = 5092;
    public static final int PAYLOADDIGESTALGO = 5093;
    public static final int PAYLOADDIGESTALT = 5097;
    /** The version of the format, from 6 on. */
    public static final int RPMFORMAT = 5114;

    public static final int PAYLOADSIZE = 5112;
    public static final int PAYLOADSIZEALT = 5113;
    public static final int PAYLOADSHA512 = 5121;
    public static final int PAYLOADSHA512ALT = 5122;
    public static final int PAYLOADSHA3_256 = 5123;
    public static final int PAYLOADSHA3_256ALT = 5124;

    private RpmTag() {}
}
