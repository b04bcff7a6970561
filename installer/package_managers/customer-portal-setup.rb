cask "customer-portal-setup" do
  arch arm: "arm64", intel: "x86_64"

  version "$version"
  sha256 arm:   "$image_arm64_sum",
         intel: "$image_x86_64_sum"

  url "$downloads/customer-portal-setup-#{version}-#{arch}.dmg"
  name "Customer Portal Setup"
  desc "Sets up the Dynamics 365 Supply Chain Management customer portal"
  homepage "$downloads"

  depends_on macos: ">= :ventura"

  app "Customer Portal Setup.app"
  binary "#{appdir}/Customer Portal Setup.app/Contents/MacOS/customer-portal-setup"

  zap script: {
        executable: "#{appdir}/Customer Portal Setup.app/Contents/MacOS/customer-portal-setup",
        args:       ["forget-everything", "--files"],
      },
      trash:  "~/Library/Application Support/CustomerPortalSetup"
end
