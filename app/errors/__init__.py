"""Every outcome that the program expects and can explain.

Services, sign-in and storage raise these; `app.problems` has the words for each. The tree::

    Trouble
      NetworkTrouble      NoNetwork, NameNotFound, ConnectionLost, TimedOut, CertificateNotTrusted,
                          CertificateOutOfDate, ProxyRefused
      ReplyTrouble        PageInsteadOfData, UnreadableReply, ReplyTooLarge, ForeignAddress
      ServiceRefused      NotSignedIn, Forbidden, NotFound, Conflict, Throttled, ServiceDown, AddressRefused
      SignInTrouble       SignInCancelled, SignInTimedOut, SignInDeclined, SignInNeeded, ConsentNeeded,
                          SignInRefused, ClockWrong, NotRegistered
      FileTrouble         CloudFileUnreadable, PolicyUnreadable, StateUnreadable, RecordingUnreadable,
                          FolderNotWritable, ReportNotSaved
      CreationTrouble     PortalThereAlready, PortalPerhapsThere, CreationUncertain, CreationStopped,
                          CreationStalled
      FolderTrouble       FolderUnreadable, NoWebsite, OtherWebsite, FolderTooLarge, UnsafeName,
                          ForeignEncoding, DamagedYaml, RecordTwice, FolderChanged, FolderInUse,
                          FolderNotSaved
      UpdateTrouble       SitesNotComparable, MergeEngineFailed
        ChoicesTrouble    ChoicesNotKept, ChoicesUnreadable, ChoicesDamaged
        PlanTrouble       PlanUnreadable, PlanOutOfDate, PlanThereAlready, ChoiceNotPossible,
                          ChoicesMissing
        WebsiteTrouble    WebsiteGone, WebsiteTooLarge
        SnapshotTrouble   SnapshotUnreadable, SnapshotDamaged, SnapshotNewer, SnapshotOfOther,
                          SnapshotTooLarge, SnapshotNotKept, SnapshotNotThere, SnapshotNeeded,
                          SnapshotNotRemoved
        RunTrouble        RunUnreadable, RunNotWritten
        UpdateUnfinished, UpdateNotKnown, UndoneAlready
      InstallationTrouble, PracticeUnavailable, EnvironmentNotFound, NotConnected, PrintingUnavailable,
      KeyringClosed
"""

from __future__ import annotations

from app.errors.applying import (
    RunNotWritten,
    RunTrouble,
    RunUnreadable,
    UndoneAlready,
    UpdateNotKnown,
    UpdateUnfinished,
)
from app.errors.computer import (
    CloudFileUnreadable,
    FileTrouble,
    FolderNotWritable,
    KeyringClosed,
    PolicyUnreadable,
    PracticeUnavailable,
    PrintingUnavailable,
    RecordingUnreadable,
    ReportNotSaved,
    StateUnreadable,
)
from app.errors.creation import (
    CreationStalled,
    CreationStopped,
    CreationTrouble,
    CreationUncertain,
    EnvironmentNotFound,
    InstallationTrouble,
    NotConnected,
    PortalPerhapsThere,
    PortalThereAlready,
)
from app.errors.folder import (
    DamagedYaml,
    FolderChanged,
    FolderInUse,
    FolderNotSaved,
    FolderTooLarge,
    FolderTrouble,
    FolderUnreadable,
    ForeignEncoding,
    NoWebsite,
    OtherWebsite,
    RecordTwice,
    UnsafeName,
)
from app.errors.network import (
    CertificateNotTrusted,
    CertificateOutOfDate,
    ConnectionLost,
    ForeignAddress,
    NameNotFound,
    NetworkTrouble,
    NoNetwork,
    PageInsteadOfData,
    ProxyRefused,
    ReplyTooLarge,
    ReplyTrouble,
    TimedOut,
    UnreadableReply,
)
from app.errors.services import (
    AddressRefused,
    Conflict,
    Forbidden,
    NotFound,
    NotSignedIn,
    ServiceDown,
    ServiceRefused,
    Throttled,
)
from app.errors.sign_in import (
    MANAGED_DEVICE,
    ClockWrong,
    ConsentNeeded,
    NotRegistered,
    SignInCancelled,
    SignInDeclined,
    SignInNeeded,
    SignInRefused,
    SignInTimedOut,
    SignInTrouble,
)
from app.errors.snapshots import (
    SnapshotDamaged,
    SnapshotNeeded,
    SnapshotNewer,
    SnapshotNotKept,
    SnapshotNotRemoved,
    SnapshotNotThere,
    SnapshotOfOther,
    SnapshotTooLarge,
    SnapshotTrouble,
    SnapshotUnreadable,
)
from app.errors.trouble import (
    Trouble,
)
from app.errors.update import (
    ChoiceNotPossible,
    ChoicesDamaged,
    ChoicesMissing,
    ChoicesNotKept,
    ChoicesTrouble,
    ChoicesUnreadable,
    MergeEngineFailed,
    PlanOutOfDate,
    PlanThereAlready,
    PlanTrouble,
    PlanUnreadable,
    SitesNotComparable,
    UpdateTrouble,
)
from app.errors.website import (
    WebsiteGone,
    WebsiteTooLarge,
    WebsiteTrouble,
)

__all__ = [
    "MANAGED_DEVICE",
    "AddressRefused",
    "CertificateNotTrusted",
    "CertificateOutOfDate",
    "ChoiceNotPossible",
    "ChoicesDamaged",
    "ChoicesMissing",
    "ChoicesNotKept",
    "ChoicesTrouble",
    "ChoicesUnreadable",
    "ClockWrong",
    "CloudFileUnreadable",
    "Conflict",
    "ConnectionLost",
    "ConsentNeeded",
    "CreationStalled",
    "CreationStopped",
    "CreationTrouble",
    "CreationUncertain",
    "DamagedYaml",
    "EnvironmentNotFound",
    "FileTrouble",
    "FolderChanged",
    "FolderInUse",
    "FolderNotSaved",
    "FolderNotWritable",
    "FolderTooLarge",
    "FolderTrouble",
    "FolderUnreadable",
    "Forbidden",
    "ForeignAddress",
    "ForeignEncoding",
    "InstallationTrouble",
    "KeyringClosed",
    "MergeEngineFailed",
    "NameNotFound",
    "NetworkTrouble",
    "NoNetwork",
    "NoWebsite",
    "NotConnected",
    "NotFound",
    "NotRegistered",
    "NotSignedIn",
    "OtherWebsite",
    "PageInsteadOfData",
    "PlanOutOfDate",
    "PlanThereAlready",
    "PlanTrouble",
    "PlanUnreadable",
    "PolicyUnreadable",
    "PortalPerhapsThere",
    "PortalThereAlready",
    "PracticeUnavailable",
    "PrintingUnavailable",
    "ProxyRefused",
    "RecordTwice",
    "RecordingUnreadable",
    "ReplyTooLarge",
    "ReplyTrouble",
    "ReportNotSaved",
    "RunNotWritten",
    "RunTrouble",
    "RunUnreadable",
    "ServiceDown",
    "ServiceRefused",
    "SignInCancelled",
    "SignInDeclined",
    "SignInNeeded",
    "SignInRefused",
    "SignInTimedOut",
    "SignInTrouble",
    "SitesNotComparable",
    "SnapshotDamaged",
    "SnapshotNeeded",
    "SnapshotNewer",
    "SnapshotNotKept",
    "SnapshotNotRemoved",
    "SnapshotNotThere",
    "SnapshotOfOther",
    "SnapshotTooLarge",
    "SnapshotTrouble",
    "SnapshotUnreadable",
    "StateUnreadable",
    "Throttled",
    "TimedOut",
    "Trouble",
    "UndoneAlready",
    "UnreadableReply",
    "UnsafeName",
    "UpdateNotKnown",
    "UpdateTrouble",
    "UpdateUnfinished",
    "WebsiteGone",
    "WebsiteTooLarge",
    "WebsiteTrouble",
]
